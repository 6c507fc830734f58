"""Receives nothing -> gives every setting of a node in groups of one subject, each with its meaning, bounds and default -> never reads one.

A struct has one line of bases, so each group is built on the one before: node, server, transport, secret, storage, intake, question, screen, sign_in, oidc,
outbound, model, telemetry. That is also their order in the reference page and in the file that `tidegauge config init` writes.
"""
