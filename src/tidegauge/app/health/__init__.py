"""What every part knows of itself -> the answers of /health, /health/live and /health/ready. Asks nothing when it is asked: it tells what is known."""
