"""The mathematics of the visualizer: a forward and a backward pass, and what is built on them.

LAW of this room: NumPy and the standard library only. No input or output, no JSON, no words for
people. The notation is Andrew Ng's course: Θ^(l) has shape (s_{l+1}, s_l + 1) with the bias in
column 0, z^(l+1) = Θ^(l) [1; a^(l)], a = g(z), δ^(l) = ∂cost/∂z^(l) of one example.

Python lists count from 0, the notation from 1: ``theta[l - 1]`` is Θ^(l), ``z[l - 1]`` is z^(l).
"""
