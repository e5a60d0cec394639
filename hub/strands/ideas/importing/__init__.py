"""Reading what other sites hold: files, then rows, then `Brought`, all pure; `writing` hands those to the actions."""
