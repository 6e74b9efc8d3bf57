"""What bars somebody from using Kedjan, told and answered."""
