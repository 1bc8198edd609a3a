"""Files in and out: bytes to nodes with positions, to a validated model; and the safe write of what is printed."""
