"""How fast the hub is: made-up data in any number, and measurements of its pages. Run with `make bench`.

Nothing of this is part of the product; it is the one place that writes rows without an action.
"""
