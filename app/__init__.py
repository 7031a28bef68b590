"""党群前台: the front desk of a Party-masses service centre, offline first."""

__version__ = "0.1.0"
