"""x"""

import argparse

NAME = "doctor"
HELP = "find the usual troubles"


def add_arguments(p):
    pass


def run(a):
    return 0
