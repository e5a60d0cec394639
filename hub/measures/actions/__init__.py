"""Every write of measures: `defining` what is measured, `observing` values, `marking` the chart, `tying` to records."""
