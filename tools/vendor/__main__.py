"""``python -m tools.vendor``: make static/vendor/ anew."""

import sys

from tools.generated import remake
from tools.node import NodeMissingError
from tools.vendor.make import FOLDER, write

if __name__ == "__main__":
    try:
        remake(FOLDER, write)
    except NodeMissingError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
