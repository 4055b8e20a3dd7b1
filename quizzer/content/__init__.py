"""What is asked: banks and challenges, read from files that people write, with each mistake in its place."""
