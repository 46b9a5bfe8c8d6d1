"""A pass told in the order in which a person follows it: steps, formulas, sentences.

LAW of this room: the engine and the standard library only. Nothing is computed here: what a person
sees being added up comes from the engine too.
"""
