"""What is kept is bounded by its bytes, and the longest unused leaves first."""

from hypothesis import given
from hypothesis import strategies as st

from app.kept import Kept, Seen


def test_what_was_put_in_is_found_and_nothing_else() -> None:
    kept: Kept[str] = Kept(100)
    kept.put("a", "first", 10)
    assert kept.get("a") == "first"
    assert kept.get("b") is None


def test_the_longest_unused_goes_first() -> None:
    kept: Kept[str] = Kept(100)
    for key in "abcde":
        kept.put(key, key, 20)
    assert kept.get("a") == "a"  # used again
    kept.put("f", "f", 20)
    assert kept.get("b") is None
    assert [kept.get(key) for key in "acdef"] == list("acdef")


def test_what_would_drive_out_many_others_is_not_kept() -> None:
    kept: Kept[str] = Kept(100)
    kept.put("a", "a", 49)
    kept.put("large", "large", 50)
    assert kept.get("large") is None
    assert kept.get("a") == "a"


def test_what_is_put_in_again_counts_once() -> None:
    kept: Kept[int] = Kept(100)
    for size in (20, 5, 15):
        kept.put("a", size, size)
    assert (kept.get("a"), len(kept), kept.size) == (15, 1, 15)
    kept.clear()
    assert (kept.get("a"), len(kept), kept.size) == (None, 0, 0)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 60))))
def test_it_never_holds_more_than_it_may_and_counts_what_it_holds(
    puts: list[tuple[int, int]],
) -> None:
    kept: Kept[int] = Kept(100)
    for key, size in puts:
        kept.put(key, size, size)
        assert size >= 50 or kept.get(key) == size
        values = [value for value in map(kept.get, range(10)) if value is not None]
        assert kept.size == sum(values) <= 100
        assert len(kept) == len(values)


def test_what_came_before_is_known_until_another_takes_its_place() -> None:
    seen = Seen(4)
    assert [seen.before(key) for key in (1, 2, 1, 3, 2)] == [False, False, True, False, True]
    assert [seen.before(key) for key in (5, 1, 2)] == [False, False, True], "1 and 5 share a place"
    strings = Seen(2**12)
    assert sum(strings.before(f"{key}") for key in range(200)) < 40
    assert sum(strings.before(f"{key}") for key in range(150, 200)) > 40
