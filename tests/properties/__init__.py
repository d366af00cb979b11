"""Laws that hold of every framework and every report, whatever they are about."""
