"""The least that Django does for one authenticated write: what autosave is measured against."""
