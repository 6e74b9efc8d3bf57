"""What bars somebody from using Kedjan: told by anyone, read and answered by whoever runs the system."""
