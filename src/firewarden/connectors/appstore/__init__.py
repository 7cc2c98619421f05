"""App Store: reviews of apps, by country."""
