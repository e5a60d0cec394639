"""What is measured, and whether it has changed: definitions, values, and process-behaviour charts of them.

The arithmetic stands apart and is plain Python: `spc` and `rulings` (limits and the rules for signals), `runs` (run
charts), `words` (what a chart says), `periods`, `figures` and `reading` (what people type), `cases` (published results
that we agree with). Its words and rules are those of NHS England's “Making Data Count”.
"""
