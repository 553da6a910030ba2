"""The one test folder that is a package: pytest keeps the browser until the last of its tests, and no longer."""
