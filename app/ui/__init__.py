"""The windows: Qt is met here and nowhere else."""
