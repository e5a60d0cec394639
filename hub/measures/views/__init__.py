"""The pages of measures: `reading` for everybody; for those who keep them `defining`, `valuing`, `marking`, `tying`."""
