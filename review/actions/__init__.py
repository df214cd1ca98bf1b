"""What people do: one verb a function; `may` first, then the write, then the event."""
