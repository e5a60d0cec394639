"""The list of records of some kinds, the same in every strand: filters, a true count, pages, feed and table."""
