"""Numbers in a row, in the order in which people read them."""

import numpy as np

from app.engine.flat import flat


def test_matrices_go_row_by_row_and_views_as_what_they_show() -> None:
    matrix = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    found = flat([matrix, np.array([7.0]), np.zeros(0), matrix.T[1:], np.array([-0.0])])
    assert found.tolist() == [1, 2, 3, 4, 5, 6, 7, 2, 5, 3, 6, 0]
    assert np.signbit(found[-1])
