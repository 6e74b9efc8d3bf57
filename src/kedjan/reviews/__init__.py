"""Was it right that somebody looked? The person asks, and the security officer looks for what is unusual."""
