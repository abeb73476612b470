"""The screens: `learner` (start, attempt, result), `saving` (autosave) and `trainer` (results)."""
