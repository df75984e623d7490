"""The computer of the school: what differs between systems, and the environment that the rest runs in.

Standard library only, for `kaarten.py` runs it before anything is installed.
"""
