"""A comparison as one web page, to be mailed: everything is in it, and it asks the network for nothing."""

from claims.present.page.report import Report, write_report

__all__ = ["Report", "write_report"]
