"""`python -m convenor`."""

from convenor.main import main

main()
