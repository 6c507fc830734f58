"""Facts -> sentences: by rules, which always can, or by a model, whose words are held against the facts."""
