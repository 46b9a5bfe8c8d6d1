"""How large a problem a stranger may send, how much is kept and may wait, and why each number.

The rule: a worst allowed request answers within 100 ms on one core and adds at most 50 MB. The
measurement is ``bench/limits.py``, which builds the worst requests below and prints its figures.
"""

MAX_LAYERS = 12
"""Layers with the input. Even 20 would not overflow (see MAX_NUMBER)."""

MAX_UNITS = 100
"""Units in a layer, without the bias unit."""

MAX_NUMBER = 1e6
"""The size of any number sent. With 12 layers of 100 linear units z stays below 1e6 · (1.01e8)^11
< 1e95, so its square and its product with any δ stay far below the 1.8e308 of a float64."""

MAX_SEED = 2**53 - 1
"""The largest whole number that JavaScript reads back exactly."""

MAX_WEIGHTS = 20_000
"""Θ_ij in all, for /forward, /backward and /batch. Measured: 16 ms, 3.4 MB (42 × 12 layers)."""

MAX_WEIGHTS_STEPS = 2_500
"""Θ_ij in all, for /trace: every weight stands in up to three terms, each with five fields.
Measured: 43 ms, 5.6 MB (14 × 12 layers, 1-100-22); the page of a link, 64 ms, 14 MB; its
worksheet, 83 ms, 8 MB."""

MAX_WEIGHTS_FILE = 450
"""Θ_ij in all, for a lesson in one file, which has 21 answers in it.
Measured: 250 ms, 14 MB (1-100-2, 6 × 11 layers), 431 kB long; made one by one, beside others."""

MAX_WEIGHTS_CHECK = 2_500
"""Θ_ij in all, for /gradient-check: its work grows with the square of their number.
Measured: 15 ms, 30 MB (24-96); 14 ms, 16 MB (49-49)."""

MAX_EXAMPLES = 100
"""Examples in a training set. Measured: 24 ms, 3.2 MB (/batch of 100 through 12 layers)."""

MAX_BATCH_NUMBERS = 40_000
"""Examples × Θ_ij for /batch, which answers Δ after each example. Measured: 29 ms, 3.8 MB."""

MAX_CHECK_NUMBERS = 2_500
"""Examples × Θ_ij for /gradient-check. Measured: 41 ms, 2.9 MB (100 examples, 12 layers)."""

MAX_BODY = 512 * 1024
"""Bytes of a body: 20,000 weights with all their digits fit."""

MAX_ANSWERS = 2 * 2**20
"""Bytes of questions and answers that are kept for who asks again: the lesson that a class is
looking at, not all of them."""

MAX_POSTED = 2**15
"""Places for the hashes of what was POSTed: by them it is known that it is asked for again, and is
kept. At 5,000 POSTs a second the last six seconds or so."""

MAX_PAGES = 2 * 2**20
"""Bytes of pages, pictures and files that are kept, compressed where they were asked for so: the
page of the lecture's network takes 7.4 kB, the largest there may be 361 kB."""

MAX_PLANS = 4 * 2**20
"""Bytes of plans that are kept (see planned): those of the built-in networks take 20 to 540 kB."""

MAX_WEIGHTS_PLANNED = 1_000
"""Θ_ij of a walk that has a plan: more than the page can edit, and a plan of up to 1.5 MB."""

MAX_LONG = 32
"""Different pages and long answers at once, made or waiting. The last has its turn after 3 s where
each is as large as may be, and takes 83 ms. As many may wait to be compressed; the next is sent as
it is."""

MAX_FILES = 16
"""The same of lessons in one file, in a lane of their own: after 4 s, at 250 ms each."""

MAX_WEIGHTS_STILL = 800
"""Θ_ij of a network whose picture stands in its page: what the page can edit. Of a larger one it
would be as long as all the rest."""
