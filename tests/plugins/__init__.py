"""What the tests stand on: their database, their browser. Loaded with `-p`, so that all tests share them."""
