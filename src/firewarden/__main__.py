"""`python -m firewarden` is the `firewarden` command."""

from firewarden.cli import main

if __name__ == "__main__":
    main()
