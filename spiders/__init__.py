"""Which pages to visit: one file per site shape, nothing else."""
