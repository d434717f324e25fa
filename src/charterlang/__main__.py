"""`python -m charterlang` is `charter`."""

import sys

from charterlang.cli import main

sys.exit(main())
