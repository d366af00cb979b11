"""Whether the tests notice when the code says something else.

Cosmic Ray says what may be said otherwise, and keeps what was found. What it does not give stands
here: which of that is worth asking, which tests reach a line, and a judge that needs no new process
for each question.
"""
