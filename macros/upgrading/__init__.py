"""From one version to the next: what the school has goes along, and it hears beforehand what changes for it."""
