"""``python -m dpa_check``: the command line."""

from dpa_check.cli import main

if __name__ == "__main__":
    main()
