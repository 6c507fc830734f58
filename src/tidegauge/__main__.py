"""`python -m tidegauge` is the `tidegauge` command."""

import sys

from tidegauge.cli.main import main

sys.exit(main())
