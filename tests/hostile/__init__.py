"""What strangers may send, and what must hold whatever they send."""
