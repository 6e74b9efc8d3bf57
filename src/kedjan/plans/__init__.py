"""The plan: goals, activities and obstacles, what is proposed and what the person has decided."""
