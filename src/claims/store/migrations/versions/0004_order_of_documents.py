"""The order in which documents are listed, kept ready, so that a large store gives its first claims at once."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_documents_published_source", "documents", ["published", "source"])
