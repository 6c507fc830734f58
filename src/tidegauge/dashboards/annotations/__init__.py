"""Things that happened: deploys, incidents and notes, shown as marks on charts."""
