"""Everything that people can do in the ledger: each verb by the part of its life it belongs to."""
