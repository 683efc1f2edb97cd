"""What goes out to the group's own people: that there is something to do, never about whom."""
