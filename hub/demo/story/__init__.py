"""The story of the demonstration city: who lives and works there, what they want, and what became of it. Plain data."""
