"""Backprop Visualizer: backpropagation on a small network, step by step, over REST and on a page."""

__version__ = "0.1.0"
