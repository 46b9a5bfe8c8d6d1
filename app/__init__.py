"""Backprop Visualizer: a small network's backpropagation, step by step, on a page and over REST."""

__version__ = "0.1.0"
