"""Use-cases, one file per feature: load rows, ask the rule, apply, return values."""
