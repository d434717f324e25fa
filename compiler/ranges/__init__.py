"""Ranges that a charter computes, as exact mathematics: for which values of a fact is one empty (W701)?

    terms      sums of free numbers, and of sums that are rounded
    values     an expression of the law as terms, each with the condition under which it is the value
    solution   the values of the one free number for which conditions hold, as intervals

Nothing is tried out and nothing is approximated: between two roots a comparison of sums cannot turn, and
over whole numbers a rounded sum repeats itself from one period to the next.
"""
