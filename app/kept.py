"""What was made once and may be asked for again, bounded by its bytes: the longest unused goes."""

from array import array
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """At most ``most`` bytes of values by key, for several threads.

    Whoever puts one in says how large it is.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()
        self.size = 0
        """Bytes kept now."""

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def get(self, key: Hashable) -> Value | None:
        """What is kept under the key, or None."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keep it, unless it alone would take half of the room or more."""
        if 2 * size >= self._most:
            return
        with self._lock:
            old = self._values.pop(key, None)
            self.size += size - (old[1] if old else 0)
            self._values[key] = value, size
            while self.size > self._most:
                _, (_, gone) = self._values.popitem(last=False)
                self.size -= gone

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self.size = 0


class Seen:
    """What came before, by its hash alone, in a table that never grows.

    A new one takes the place of whatever had it, so that what came long ago is forgotten; of two
    with one hash, the second counts as seen.
    """

    def __init__(self, places: int) -> None:
        """``places`` is a power of two; each takes eight bytes."""
        self._hashes = array("q", bytes(8 * places))
        self._mask = places - 1

    def before(self, key: Hashable) -> bool:
        """Whether the key came before. From now on it did."""
        own = hash(key)
        at = own & self._mask
        if self._hashes[at] == own:
            return True
        self._hashes[at] = own
        return False
