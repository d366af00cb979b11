"""What the towns of an imaginary valley promised each other."""
